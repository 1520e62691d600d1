# Run by the uninstaller of Windows; electron-builder's own template calls it by this name. Starting with the computer is
# written by the app itself, under its app id, into the registry of the person who chose it: Run says what is started,
# StartupApproved holds what was chosen in the Task Manager. An update runs the uninstaller, too, and must keep both.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${APP_ID}"
  ${endIf}
!macroend
