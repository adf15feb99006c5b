#ifndef KB_KERNELS_H
#define KB_KERNELS_H
#endif
