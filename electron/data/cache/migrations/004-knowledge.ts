import type { Migration } from './migration.ts'

const table = (name: string, columns = '') =>
  `CREATE TABLE ${name} (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
    ${columns === '' ? '' : `${columns}, `}doc TEXT NOT NULL) STRICT;`

/** The knowledge base. What `knowledge_text` and `knowledge_ref` hold is written by cache/knowledge-index.ts. */
export const knowledge: Migration = {
  version: 4,
  name: 'knowledge',
  sql: `
    ${table('category')}
    ${table('product')}
    ${table('snippet')}
    ${table(
      'article',
      `category_id TEXT, audience TEXT NOT NULL, owner_id TEXT NOT NULL, source_language TEXT NOT NULL, review_by TEXT,
      archived_at TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL`,
    )}
    -- Everything that a list filters or sorts by, so that it reads no record.
    CREATE INDEX article_listed ON article (id, archived_at, category_id, audience, owner_id, source_language, review_by,
      updated_at);
    CREATE INDEX article_category ON article (category_id, archived_at);
    ${table(
      'translation',
      `article_id TEXT NOT NULL, language TEXT NOT NULL, state TEXT NOT NULL, title TEXT NOT NULL, revision INTEGER NOT NULL,
      source_revision INTEGER, published_number INTEGER, published_at TEXT, reviewer_id TEXT, updated_by TEXT NOT NULL,
      updated_at TEXT NOT NULL`,
    )}
    -- Everything that a list filters or sorts by, so that it reads no text.
    CREATE INDEX translation_article ON translation (article_id, language, state, revision, source_revision,
      published_number, published_at, reviewer_id, updated_by, updated_at, title);
    ${table('revision', 'translation_id TEXT NOT NULL, number INTEGER NOT NULL')}
    CREATE INDEX revision_translation ON revision (translation_id, number);
    ${table('article_file', 'article_id TEXT NOT NULL')}
    CREATE INDEX article_file_article ON article_file (article_id);
    ${table('article_draft', 'article_id TEXT NOT NULL, user_id TEXT NOT NULL, updated_at TEXT NOT NULL')}
    ${table('review_comment', 'article_id TEXT NOT NULL, created_at TEXT NOT NULL')}
    CREATE INDEX review_comment_article ON review_comment (article_id, created_at);
    ${table('article_flag', 'article_id TEXT NOT NULL, state TEXT NOT NULL, created_at TEXT NOT NULL')}
    CREATE INDEX article_flag_article ON article_flag (article_id, state);
    ${table('article_use', 'article_id TEXT NOT NULL, kind TEXT NOT NULL, ticket_id TEXT, at TEXT NOT NULL')}
    CREATE INDEX article_use_article ON article_use (article_id, kind, at);
    CREATE INDEX article_use_ticket ON article_use (ticket_id) WHERE ticket_id IS NOT NULL;
    CREATE INDEX article_use_at ON article_use (at, kind);
    ${table('search_miss', 'state TEXT NOT NULL, count INTEGER NOT NULL, last_at TEXT NOT NULL')}
    ${table('link_check', 'url TEXT NOT NULL, state TEXT NOT NULL')}

    -- By the row of the translation. The first four columns are what readers see, the fifth is a text that they do not.
    CREATE VIRTUAL TABLE knowledge_text USING fts5 (title, summary, keywords, body, draft,
      content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
    -- In how many texts a word stands, to tell the words that say something.
    CREATE VIRTUAL TABLE knowledge_word USING fts5vocab ('knowledge_text', 'row');

    -- What a text names: articles, snippets, files, addresses outside, variables.
    CREATE TABLE knowledge_ref (
      translation_row INTEGER NOT NULL REFERENCES translation (row) ON DELETE CASCADE,
      kind TEXT NOT NULL, target TEXT NOT NULL,
      -- 1 where readers see it.
      published INTEGER NOT NULL,
      PRIMARY KEY (translation_row, kind, target)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX knowledge_ref_target ON knowledge_ref (kind, target, translation_row, published);
  `,
}
