#include <sqlite3.h>

// Swift cannot form the pointer value -1: SQLite copies what is bound with it.
static inline sqlite3_destructor_type kb_sqlite_transient(void) { return SQLITE_TRANSIENT; }
