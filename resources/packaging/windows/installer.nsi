# The installer for Windows as it is made on Linux, where electron-builder's own cannot be made: that needs plug-ins which come
# with electron-builder's download only. It takes the same words: /S (silent), /allusers or /currentuser, /D=FOLDER (last, without
# quotation marks). Given by makensis -D: VERSION, UNPACKED (the app's folder), OUT, LICENCE, ICON, and SIGN where it is signed.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
!define PRODUCT "Outbox"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\com.outbox.uploader"
!define INSTALLED "Software\Outbox\Outbox"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define APPROVED "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

# For me alone unless somebody asks for everyone, which needs an administrator.
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_INSTDIR "${PRODUCT}"
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${UNINSTALL}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "UninstallString"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${UNINSTALL}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallLocation"
!include MultiUser.nsh
!include LogicLib.nsh

Name "${PRODUCT}"
OutFile "${OUT}"
Icon "${ICON}"
UninstallIcon "${ICON}"
# A file in use ends the installation with exit status 2; it is not left as it was.
AllowSkipFiles off
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${PRODUCT}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${PRODUCT} installer"
VIAddVersionKey LegalCopyright "Copyright © 2026 Outbox contributors"
VIAddVersionKey CompanyName "Outbox"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif

LicenseData "${LICENCE}"
Page license
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Function .onInit
  SetRegView 64
  # Nothing but /D= has named a folder yet, and MultiUser.nsh would forget it.
  StrCpy $R0 $INSTDIR
  !insertmacro MULTIUSER_INIT
  ${If} $R0 != ""
    StrCpy $INSTDIR $R0
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section "${PRODUCT}"
  SetOutPath "$INSTDIR"
  # What an older version had and this one has not.
  RMDir /r "$INSTDIR\resources"
  RMDir /r "$INSTDIR\locales"
  File /r "${UNPACKED}/*.*"
  WriteUninstaller "$INSTDIR\Uninstall Outbox.exe"
  CreateShortcut "$SMPROGRAMS\${PRODUCT}.lnk" "$INSTDIR\Outbox.exe"
  WriteRegStr SHCTX "${UNINSTALL}" DisplayName "${PRODUCT}"
  WriteRegStr SHCTX "${UNINSTALL}" DisplayVersion "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" Publisher "Outbox"
  WriteRegStr SHCTX "${UNINSTALL}" DisplayIcon "$INSTDIR\Outbox.exe"
  WriteRegStr SHCTX "${UNINSTALL}" InstallLocation "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" UninstallString '"$INSTDIR\Uninstall Outbox.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL}" QuietUninstallString '"$INSTDIR\Uninstall Outbox.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL}" NoModify 1
  WriteRegDWORD SHCTX "${UNINSTALL}" NoRepair 1
  # What a tool that distributes programs looks at; the MSI writes the same.
  WriteRegStr SHCTX "${INSTALLED}" Version "${VERSION}"
SectionEnd

# Queue and settings outlive the program, so that an installation over it sends nothing twice.
Section Uninstall
  RMDir /r "$INSTDIR\resources"
  RMDir /r "$INSTDIR\locales"
  # The names that were installed, and no others: the folder may be one that /D= named.
  !include "${UNINSTALL_LIST}"
  Delete "$INSTDIR\Uninstall Outbox.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${PRODUCT}.lnk"
  DeleteRegKey SHCTX "${UNINSTALL}"
  DeleteRegKey SHCTX "${INSTALLED}"
  DeleteRegKey /ifempty SHCTX "Software\Outbox"
  DeleteRegValue HKCU "${RUN}" "com.outbox.uploader"
  DeleteRegValue HKCU "${APPROVED}" "com.outbox.uploader"
SectionEnd
