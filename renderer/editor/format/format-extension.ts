import { COMMAND_PRIORITY_HIGH, defineExtension, FORMAT_TEXT_COMMAND } from 'lexical'

/**
 * Only weight is the writer's to set by hand: italics and underlines have no place in an official paper. Not in the middle of
 * a composition either: it would tear the text from under the input method.
 */
export const FormatExtension = defineExtension({
  name: 'suigao/format',
  register: (editor) =>
    editor.registerCommand(
      FORMAT_TEXT_COMMAND,
      (format) => format !== 'bold' || editor.isComposing(),
      COMMAND_PRIORITY_HIGH,
    ),
})
