/** Bytes that one file may have to be brought in. */
export const MAX_IMPORT_BYTES = 64 * 1024 * 1024
/** Files that one import may have, a folder with all in it. */
export const MAX_IMPORT_FILES = 2_000
