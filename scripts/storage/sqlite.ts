import { DatabaseSync, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';

/** How long one process waits while another writes. */
const BUSY_MS = 15_000;
/** Statements that are kept ready. The toolkit has fewer; those with long lists of values come and go. */
const MOST_STATEMENTS = 200;

const PRAGMAS = [
  `pragma busy_timeout = ${BUSY_MS}`,
  'pragma journal_mode = wal',
  'pragma synchronous = full',
  'pragma foreign_keys = on',
  // What is forgotten is overwritten, not only unlinked.
  'pragma secure_delete = on',
  'pragma temp_store = memory',
];

/** Node's own SQLite as Kysely wants it. */
export function sqliteDialect(file: string): SqliteDialect {
  const database = new DatabaseSync(file);
  try {
    for (const pragma of PRAGMAS) database.exec(pragma);
  } catch (error) {
    database.close();
    throw error;
  }
  return new WritingDialect(adapt(database));
}

class WritingDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new WritingDriver({ database: this.#database });
  }
}

/** Begins transactions as writers: one that turns into a writer later is refused at once when another wrote meanwhile. */
class WritingDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
}

function adapt(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => {
      statements.clear();
      database.close();
    },
    prepare: (sql) => {
      const ready = statements.get(sql) ?? statementOf(database, sql);
      statements.delete(sql);
      statements.set(sql, ready);
      const [oldest] = statements.keys();
      if (statements.size > MOST_STATEMENTS && oldest !== undefined) statements.delete(oldest);
      return ready;
    },
  };
}

function statementOf(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bound(parameters)),
    run: (parameters) => statement.run(...bound(parameters)),
    // One that is being gone through must not be started again by somebody else.
    iterate: (parameters) => database.prepare(sql).iterate(...bound(parameters)),
  };
}

/** Values that Kysely hands over untyped; SQLite refuses any that it cannot keep. */
const bound = (parameters: readonly unknown[]) => parameters as Parameters<StatementSync['all']>;
