#!/usr/bin/env bash
# wixl 0.101 (Debian 12) makes an MSI of WiX's own source on Linux, and warns of what it does not know. One expects that what it takes
# without a word is written as WiX writes it. Two things are not. The File table names no version for a program that carries one: Windows,
# which asks before an upgrade removes the old package, finds a program with a version newer than one without, leaves the new one out,
# and removes the old one. And registry values of the types "expandable" and "binary" are written without the marks #% and #x that say so
# in an MSI: %TEMP% and 0aff become plain texts. Strings and numbers are right. Exit status 0.
# For whoever builds an uploader: write versions with msibuild afterwards, set policies as strings and numbers, look into the made tables.
set -euo pipefail
command -v wixl msiinfo node >/dev/null || { echo 'It needs the Debian packages wixl and msitools, and Node.'; exit 2; }
version=$(wixl --version)
[ "$version" = 0.101 ] || { echo "Tried with 0.101 only, this is $version."; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent resedit@2.0.3 || { echo 'The packages could not be installed.'; exit 2; }
echo "wixl $version, node $(node --version)"
# A program for Windows that does nothing and is of version 2.3.4.5.
cat >program.mjs <<'JS'
import { writeFileSync } from 'node:fs'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'

const program = NtExecutable.createEmpty(false, false)
const resources = NtExecutableResource.from(program)
const info = Resource.VersionInfo.createEmpty()
info.setFileVersion('2.3.4.5', 1033)
info.outputToResourceEntries(resources.entries)
resources.outputResource(program)
writeFileSync('uploader.exe', Buffer.from(program.generate()))
JS
node program.mjs
cat >package.wxs <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="*" Name="Uploader" Language="1033" Version="2.3.4" Manufacturer="Example" UpgradeCode="0F6D0C8E-5E6B-4B37-9E0B-3C1B2A4D5E6F">
    <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine"/>
    <MajorUpgrade DowngradeErrorMessage="A newer version is installed."/>
    <Media Id="1" Cabinet="files.cab" EmbedCab="yes"/>
    <Directory Id="TARGETDIR" Name="SourceDir"><Directory Id="ProgramFilesFolder"><Directory Id="APPDIR" Name="Uploader">
      <Component Id="Program" Guid="1F6D0C8E-5E6B-4B37-9E0B-3C1B2A4D5E6F">
        <File Id="Program" Source="uploader.exe" KeyPath="yes"/>
        <RegistryValue Root="HKLM" Key="SOFTWARE\Policies\Uploader" Name="Text" Type="string" Value="plain"/>
        <RegistryValue Root="HKLM" Key="SOFTWARE\Policies\Uploader" Name="Number" Type="integer" Value="7"/>
        <RegistryValue Root="HKLM" Key="SOFTWARE\Policies\Uploader" Name="Folder" Type="expandable" Value="%TEMP%"/>
        <RegistryValue Root="HKLM" Key="SOFTWARE\Policies\Uploader" Name="Bytes" Type="binary" Value="0aff"/>
      </Component>
    </Directory></Directory></Directory>
    <Feature Id="All" Level="1"><ComponentRef Id="Program"/></Feature>
  </Product>
</Wix>
XML
wixl --output package.msi package.wxs 2>said && status=0 || status=$?
echo "wixl: exit status $status, warnings: $(grep -c -i warning said || true)"
# A cell of a table: the column after the row's name.
cell() { msiinfo export package.msi "$1" | tr -d '\r' | awk -F '\t' -v name="$2" -v at="$3" -v by="$4" '$by == name { print $at }'; }
file_version=$(cell File uploader.exe 5 3)
echo "  File table, version of uploader.exe (it carries 2.3.4.5): '$file_version'"
for name in Text Number Folder Bytes; do
  declare "$name=$(cell Registry $name 5 4)"
  echo "  Registry table, $name: '${!name}'"
done
[ "$status" = 0 ] && ! grep -qi warning said && [ -z "$file_version" ] && [ "$Text" = plain ] && [ "$Number" = '#7' ] &&
  [ "$Folder" = '%TEMP%' ] && [ "$Bytes" = 0aff ] || { echo 'this changed'; exit 1; }
echo "As stated: no version, and two texts where #%%TEMP% and #x0aff would be a path to expand and bytes."
