// Loaded before each of the demo's programs: ends it when the demo is gone, however the demo ended.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// The line to the demo alone must not keep the program alive.
process.channel?.unref()
