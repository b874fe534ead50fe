; Kjernetid for one person, without the right to install anything on the computer.
;
;   kjernetid-VERSION-setup.exe                 with a few questions
;   kjernetid-VERSION-setup.exe /S              without any; /AUTOSTART starts it at log-in, /D=PATH goes last
;   uninstall.exe /S                            away again; what was recorded stays
;   uninstall.exe /S /DELETERECORD              and that as well
;
; Built by scripts/windows_packages.py: makensis -DVERSION=… -DPUBLISHER=… -DSRC=… -DOUT=… kjernetid.nsi
Target amd64-unicode
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
RequestExecutionLevel user
!include FileFunc.nsh
!include LogicLib.nsh

!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Kjernetid"
!define AT_LOGIN "Software\Microsoft\Windows\CurrentVersion\Run"

Name "Kjernetid"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Kjernetid"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Kjernetid"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Kjernetid: keep work inside your core hours"
VIAddVersionKey "LegalCopyright" "MIT licence; Qt under the LGPL 3"

Page directory
Page components
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Section "Kjernetid"
  SectionIn RO
  SetShellVarContext current
  ; Files that an older version brought must not stay beside the new ones.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${SRC}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Kjernetid.lnk" "$INSTDIR\kjernetidw.exe"
  WriteRegStr HKCU "${REMOVAL}" "DisplayName" "Kjernetid"
  WriteRegStr HKCU "${REMOVAL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayIcon" "$INSTDIR\kjernetidw.exe"
  WriteRegStr HKCU "${REMOVAL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${REMOVAL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${REMOVAL}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVAL}" "NoRepair" 1
SectionEnd

Section /o "Start at log-in" autostart
  WriteRegStr HKCU "${AT_LOGIN}" "Kjernetid" '"$INSTDIR\kjernetidw.exe" --background'
SectionEnd

Function .onInit
  SetRegView 64
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/AUTOSTART" $R1
  ${IfNot} ${Errors}
    SectionSetFlags ${autostart} 1
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
FunctionEnd

Section "Uninstall"
  SetShellVarContext current
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/DELETERECORD" $R1
  ${IfNot} ${Errors}
    ExecWait '"$INSTDIR\kjernetid.exe" delete-all --yes'
  ${EndIf}
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\kjernetid.exe"
  Delete "$INSTDIR\kjernetidw.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Kjernetid.lnk"
  DeleteRegValue HKCU "${AT_LOGIN}" "Kjernetid"
  DeleteRegKey HKCU "${REMOVAL}"
SectionEnd
