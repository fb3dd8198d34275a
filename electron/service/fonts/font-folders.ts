import { readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** Where a system keeps its fonts and the user's own; some may not be there. */
export function fontFolders(platform: NodeJS.Platform, env: Environment, home: string): readonly string[] {
  switch (platform) {
    case 'win32':
      return windowsFolders(env, home)
    case 'darwin':
      return [
        join(home, 'Library/Fonts'),
        '/Library/Fonts',
        '/System/Library/Fonts',
        // Chinese families that macOS fetches when they are first used (楷体, 仿宋).
        ...foldersIn('/System/Library/AssetsV2', 'com_apple_MobileAsset_Font'),
      ]
    default:
      return linuxFolders(env, home)
  }
}

function windowsFolders(env: Environment, home: string): readonly string[] {
  const local = env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local')
  return [
    join(env['WINDIR'] ?? 'C:\\Windows', 'Fonts'),
    join(local, 'Microsoft', 'Windows', 'Fonts'),
    // What Office fetched for itself; no other program sees it.
    join(local, 'Microsoft', 'FontCache', '4', 'CloudFonts'),
  ]
}

function linuxFolders(env: Environment, home: string): readonly string[] {
  const own = env['XDG_DATA_HOME'] || join(home, '.local/share')
  const shared = (env['XDG_DATA_DIRS'] || '/usr/local/share:/usr/share').split(delimiter)
  const folders = [own, ...shared, '/usr/local/share', '/usr/share'].map((folder) => join(folder, 'fonts'))
  return [...new Set([join(home, '.fonts'), ...folders])]
}

function foldersIn(folder: string, start: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith(start))
      .map((name) => join(folder, name))
  } catch {
    return []
  }
}
