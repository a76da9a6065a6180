/** What the machine refused, by the code of the system. These are not faults of the toolkit, and no stack helps. */
const SENTENCES: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full.',
  EFBIG: 'The file would be larger than this machine allows.',
  EISDIR: 'A folder stands where a file should be.',
  EDQUOT: 'Your share of the disk is full.',
  EACCES: 'This may not be read or written by you.',
  EPERM: 'This may not be read or written by you.',
  EROFS: 'This lies on a disk that can only be read.',
  EBUSY: 'Another program is using this.',
  ENOTDIR: 'A file stands where a folder should be.',
  EEXIST: 'A file stands where a folder should be.',
  EMFILE: 'Too many files are open on this machine.',
  EIO: 'The disk cannot be read or written here.',
};

/** The sentence for an error of the operating system, with what it was about; undefined for any other error. */
export function machineFault(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  const sentence = SENTENCES[String(error.code)];
  if (!sentence) return undefined;
  const path = 'path' in error ? `\n${String(error.path)}` : '';
  return `${sentence}${path}`;
}
