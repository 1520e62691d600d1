// What holds whatever is set: names that are never sent, and the hosts that bytes may go to. For shells.
export { builtInRules } from '#adapters/folder/ignore.ts'
export { defaultUploadHosts } from '#adapters/http/allowed-urls.ts'
