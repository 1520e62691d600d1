# What a tool that distributes programs looks at: the version that is installed. The MSI writes the same.
!macro customInstall
  WriteRegStr SHCTX "Software\Outbox\Outbox" Version "${VERSION}"
!macroend

# Run by the uninstaller of Windows; electron-builder's own template calls it by this name. Starting with the computer is
# written by the app itself, under its app id, into the registry of the person who chose it: Run says what is started,
# StartupApproved holds what was chosen in the Task Manager. An update runs the uninstaller, too, and must keep both.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${APP_ID}"
    DeleteRegKey SHCTX "Software\Outbox\Outbox"
    DeleteRegKey /ifempty SHCTX "Software\Outbox"
  ${endIf}
  # Who asks for it has the app's data removed by the template; what lies in the local profile goes with it.
  ClearErrors
  ${GetParameters} $R0
  ${GetOptions} $R0 "--delete-app-data" $R1
  ${ifNot} ${Errors}
    ExpandEnvStrings $R0 "%LOCALAPPDATA%"
    RMDir /r "$R0\Outbox\profile"
    RMDir "$R0\Outbox"
  ${endIf}
!macroend
