/** Where a member of a JSON object stands in its text. */
export interface JsonMember {
  key: string;
  /** The first and one past the last character of the value. */
  start: number;
  end: number;
}

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+)/y;
const DEPTH: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

interface Token {
  text: string;
  start: number;
  end: number;
}

function tokenAt(text: string, from: number): Token | undefined {
  TOKEN.lastIndex = from;
  const found = TOKEN.exec(text)?.[1];
  return found === undefined ? undefined : { text: found, start: TOKEN.lastIndex - found.length, end: TOKEN.lastIndex };
}

/** One past the last character of the value that begins at a token. */
function endOfValue(text: string, first: Token): number {
  let depth = DEPTH[first.text] ?? 0;
  let { end } = first;
  while (depth > 0) {
    const token = tokenAt(text, end);
    if (!token) return text.length;
    depth += DEPTH[token.text] ?? 0;
    end = token.end;
  }
  return end;
}

/** The members of the object that begins at or after `from` in a text that is valid JSON; none when no object does. */
export function membersOf(text: string, from = 0): JsonMember[] {
  const members: JsonMember[] = [];
  let token = tokenAt(text, from);
  if (token?.text !== '{') return members;
  for (token = tokenAt(text, token.end); token && token.text !== '}'; token = tokenAt(text, token.end)) {
    if (token.text === ',') continue;
    const key = String(JSON.parse(token.text));
    const colon = tokenAt(text, token.end);
    const value = colon && tokenAt(text, colon.end);
    if (!value) break;
    const end = endOfValue(text, value);
    members.push({ key, start: value.start, end });
    token = { ...value, end };
  }
  return members;
}
