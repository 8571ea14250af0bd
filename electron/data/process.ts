// Placeholder until the data process is written: listens, answers nothing.
process.parentPort?.on('message', (event) => {
  if (event.data.kind === 'start') process.parentPort.postMessage({ kind: 'ready' })
  if (event.data.kind === 'stop') process.exit(0)
})
