// Functions that the program shall not take from glibc, because it would ask for versions of them that Amazon Linux 2023
// (glibc 2.34) does not have. Linking this target is enough.

/// The minor version of glibc 2 that the program runs on.
int kb_glibc_floor(void);
