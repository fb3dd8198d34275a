// Lexical as it comes, in a window of its own: what typing costs before anything of ours is added.
const { join } = require('node:path')
const { app, BrowserWindow } = require('electron')

app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    webPreferences: { sandbox: true, spellcheck: false },
  })
  void window.loadFile(join(__dirname, 'index.html'))
})
