// `npm start`. Plain JavaScript, so that it can also say in words that Node is too old for the rest.
const major = Number(process.versions.node.split('.')[0])
if (major >= 24) {
  const { runDemo } = await import('./main.ts')
  process.exitCode = await runDemo(process.argv.slice(2))
} else {
  console.error(
    `Outbox needs Node 24; this is Node ${process.versions.node}.\n` +
      'npm brings the right one by itself: run "npm ci" (without --ignore-scripts), then "npm start".',
  )
  process.exitCode = 1
}
