import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';

/** How long one waits while another writes, in all. */
const PATIENCE_MS = 30_000;
/** How long the whole process stands still for it: another of its own connections may be the one that writes. */
const STILL_MS = 10;
const PAUSE_MS = 10;
/** SQLITE_BUSY: somebody else is writing, and nothing was done. */
const BUSY = 5;
/** Statements that are kept ready. The toolkit has fewer; those with long lists of values come and go. */
const MOST_STATEMENTS = 200;

const PRAGMAS = [
  'pragma journal_mode = wal',
  'pragma synchronous = full',
  'pragma foreign_keys = on',
  // What is forgotten is overwritten, not only unlinked.
  'pragma secure_delete = on',
  'pragma temp_store = memory',
  // 16 MB: keys come by chance, so that the pages that are written lie anywhere.
  'pragma cache_size = -16000',
  // Until here it waits for others who open the file at this moment.
  `pragma busy_timeout = ${STILL_MS}`,
];

/** Node's own SQLite as Kysely wants it. */
export function sqliteDialect(file: string): SqliteDialect {
  const database = new DatabaseSync(file, { timeout: PATIENCE_MS });
  try {
    for (const pragma of PRAGMAS) database.exec(pragma);
  } catch (error) {
    database.close();
    throw error;
  }
  return new WritingDialect(adapt(database), () => database.isTransaction);
}

class WritingDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;
  readonly #isInTransaction: () => boolean;

  constructor(database: SqliteDatabase, isInTransaction: () => boolean) {
    super({ database });
    this.#database = database;
    this.#isInTransaction = isInTransaction;
  }

  override createDriver(): SqliteDriver {
    return new WritingDriver(this.#database, this.#isInTransaction);
  }
}

/** Begins transactions as writers: one that turns into a writer later is refused at once when another wrote meanwhile. */
class WritingDriver extends SqliteDriver {
  readonly #isInTransaction: () => boolean;

  constructor(database: SqliteDatabase, isInTransaction: () => boolean) {
    super({ database });
    this.#isInTransaction = isInTransaction;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return patient(await super.acquireConnection());
  }

  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  /** A full disk undoes a transaction by itself. To undo it again would fail, and hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#isInTransaction()) await super.rollbackTransaction(connection);
  }
}

/** The same connection, which waits for its turn while the process goes on with other things. */
function patient(connection: DatabaseConnection): DatabaseConnection {
  return {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      for (const untilMs = Date.now() + PATIENCE_MS; ; ) {
        try {
          return await connection.executeQuery<R>(query);
        } catch (error) {
          if (codeOf(error) !== BUSY || Date.now() > untilMs) throw error;
        }
        await setTimeout(PAUSE_MS);
      }
    },
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'errcode' in error ? error.errcode : undefined);

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
