/**
 * Text of no width, put where a composition is to begin: it needs a text node of its own there. The editor strips it
 * afterwards, and no paper keeps it.
 */
export const COMPOSITION_PLACE = '\u200b'
