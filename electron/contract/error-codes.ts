import { READ_ERRORS } from '#core/recognise/reading.ts'

/** Everything that can go wrong, as codes; core/words says each in both languages. Adding one without its words fails a test. */
export const ERROR_CODES = [
  // A call that the contract does not know, or whose arguments do not parse.
  'bad-call',
  // The sender is not the app's own page.
  'not-allowed',
  // The service died five times; the window can only be closed and the app started again.
  'service-gone',
  'internal',
  // Papers (core/document/format.ts).
  'not-a-document',
  'damaged-document',
  'newer-document',
  'upgrade-failed',
  'draft-missing',
  'draft-in-bin',
  'draft-read-only',
  'draft-too-large',
  // Templates (core/template).
  'template-missing',
  'template-built-in',
  'template-shape',
  'template-key-twice',
  'template-no-choices',
  'template-unknown-key',
  'template-bracket',
  'template-shift',
  'template-words-moved',
  // Presets (core/layout).
  'preset-missing',
  'preset-built-in',
  'preset-shape',
  'bad-year',
  'bad-number',
  'bad-date',
  'bad-choice',
  // The database.
  'database-damaged',
  'database-newer',
  'database-old-sqlite',
  'migration-failed',
  'profile-unwritable',
  'profile-missing',
  // Writing a file; the target is untouched in each case.
  'file-busy',
  'file-no-permission',
  'file-read-only-place',
  'disk-full',
  'folder-missing',
  'file-is-folder',
  'name-too-long',
  'write-failed',
  'export-failed',
  // What was written and read again was not what the paper says; nothing was put in the target's place.
  'export-differs',
  // Word would call the file damaged (core/docx/why-not-word.ts).
  'table-too-wide',
  // The section or selection is no longer in the draft.
  'part-missing',
  // The writer stopped it; main answers the window null instead.
  'export-cancelled',
  // One at a time: another is being exported or printed.
  'export-busy',
  'print-failed',
  // Rolling a paper forward (core/roll-forward).
  'roll-same-year',
  'roll-earlier-year',
  // It was saved or corrected since its changes were proposed.
  'roll-source-changed',
  'roll-failed',
  'compare-failed',
  'plan-failed',
  // A table of plan items without any.
  'plan-empty',
  // Reading a file of others (core/recognise/reading.ts); it is never changed.
  ...READ_ERRORS,
  // The import is closed, or the service was restarted since it was chosen: choose again.
  'import-missing',
  // It is being read or kept at this moment; one thing at a time for each import.
  'import-busy',
  'import-cancelled',
  'import-failed',
  // The clock and the memory that one file may take.
  'import-too-slow',
  'import-out-of-memory',
  'import-too-many',
  'import-empty-folder',
  'import-file-missing',
  'import-file-unreadable',
  // Between being read and being kept; read it again.
  'import-file-changed',
  'import-paper-missing',
  // A draft of ours is opened, not recognised.
  'import-is-draft',
  // Old papers and the files that papers came from.
  'old-paper-missing',
  'old-paper-in-bin',
  'original-missing',
  // The library of passages.
  'passage-missing',
  'passage-in-bin',
  'library-stopped',
  // All its words were deleted where it is changed; what was stored stays.
  'passage-emptied',
  'passage-too-large',
  'passage-empty',
  // Handing a library to a colleague (core/passage/exchange.ts); a file that is refused changed nothing.
  'exchange-not-library',
  'exchange-newer',
  'exchange-broken',
  'exchange-damaged',
  'exchange-too-many',
  'exchange-too-large',
  // One entry of a file whose others can be used.
  'exchange-entry',
  'exchange-entry-too-large',
  'exchange-too-slow',
  'exchange-out-of-memory',
  'exchange-failed',
  // It is closed, or the service was restarted since it was chosen.
  'exchange-missing',
  'exchange-busy',
  'exchange-cancelled',
  // The ledger of figures.
  'ledger-missing',
  'ledger-in-bin',
  // No name, no number or no year.
  'ledger-facts',
  // Another figure has that name, period and unit; `id` is its.
  'ledger-twice',
] as const
