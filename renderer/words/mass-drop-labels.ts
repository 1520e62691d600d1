// What is said when very many files came at once, beside the list of them.

export const deciding = {
  text: 'Outbox asks before it sends so much at once: it may be a whole drive that was copied by mistake. What you leave out stays in the folder on this computer and is not sent.',
  byFolder: 'By folder',
  byType: 'By type',
  sendAll: 'Send all',
  leaveAll: 'Leave them out',
  later: 'Decide later',
  sendFolder: (folder: string) => `Send ${folder}`,
  leaveFolder: (folder: string) => `Leave out ${folder}`,
  send: 'Send',
  leave: 'Leave out',
} as const
