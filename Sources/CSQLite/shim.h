#include <sqlite3.h>

// Swift cannot form the pointer value -1: SQLite copies what is bound with it.
static inline sqlite3_destructor_type kb_sqlite_transient(void) { return SQLITE_TRANSIENT; }

// Swift cannot call a variadic function: sets an option of a connection that is on or off.
static inline int kb_sqlite_switch(sqlite3 *database, int option, int isOn) {
  return sqlite3_db_config(database, option, isOn, (int *)0);
}
