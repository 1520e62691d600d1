// The door of the fixture app: a little of everything that can go through one.
const { contextBridge, ipcRenderer, webUtils } = require('electron')

function attempt(act) {
  try {
    return String(act())
  } catch (error) {
    return error.message
  }
}

contextBridge.exposeInMainWorld('door', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  note: (text) => ipcRenderer.send('note', text),
  on(channel, listener) {
    const hear = (_event, ...args) => listener(...args)
    ipcRenderer.on(channel, hear)
    return () => void ipcRenderer.off(channel, hear)
  },
  once: (channel, listener) => void ipcRenderer.once(channel, (_event, ...args) => listener(...args)),
  pathOf: (file) => webUtils.getPathForFile(file),
  same: (value) => value,
  throws() {
    throw new TypeError('thrown behind the door')
  },
  rejects: () => Promise.reject(new Error('rejected behind the door')),
  calls: (back) => back(20) + 1,
  worlds: { require: attempt(() => require('node:fs')), missing: attempt(() => ipcRenderer['sendToHost']) },
  nested: { deep: { list: [1, { two: 2 }] } },
})
