const UNZIP = 'Open it with your file manager, unpack it, and import the .csv file in it';

interface Sign {
  is: (start: Uint8Array, text: string) => boolean;
  says: string;
}

const beginsWith =
  (...bytes: number[]) =>
  (start: Uint8Array): boolean =>
    bytes.every((byte, at) => start[at] === byte);

/** Kinds of files that people have after a download that did not go as they thought, by how they begin. */
const SIGNS: readonly Sign[] = [
  { is: (start) => start.length === 0, says: 'The file is empty. Download it again.' },
  {
    is: (start, text) => beginsWith(0x50, 0x4b)(start) && /\[Content_Types\]|xl\//.test(text),
    says: 'This is an Excel workbook. Open it, choose “Save as”, then “CSV UTF-8”, and import that file.',
  },
  {
    is: beginsWith(0x50, 0x4b),
    says: `This is a zip archive. ${UNZIP}; of a directory of postcodes, it is the large one in the folder Data.`,
  },
  {
    is: beginsWith(0xd0, 0xcf, 0x11, 0xe0),
    says: 'This is an old Excel workbook. Open it, choose “Save as”, then “CSV UTF-8”, and import that file.',
  },
  { is: beginsWith(0x1f, 0x8b), says: `This is a gzip archive. ${UNZIP}.` },
  { is: beginsWith(0x25, 0x50, 0x44, 0x46), says: 'This is a PDF. Download the data as CSV.' },
  {
    is: (start) => start.subarray(0, 200).includes(0),
    says: 'This text is written in UTF-16. Open it in a spreadsheet, choose “Save as”, then “CSV UTF-8”, and import that file.',
  },
  {
    is: (_, text) => /^\s*</.test(text),
    says: 'This is a web page or XML, not a table. The download may have asked for a log-in: download the file again in a browser.',
  },
  {
    is: (_, text) => /^\s*[{[]/.test(text),
    says: 'This is JSON, not a table. If it holds outlines of areas, import it with “boundaries”.',
  },
];

/** What a file is instead of a table, and what to do, by its first bytes; undefined when nothing is strange about them. */
export function strangeStart(start: Uint8Array): string | undefined {
  const text = new TextDecoder('latin1').decode(start.subarray(0, 4096)).replace(/^ï»¿/, '');
  return SIGNS.find(({ is }) => is(start, text))?.says;
}
