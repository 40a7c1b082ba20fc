/* What the processor and the operating system can run, in the levels of the x86-64 psABI. */
#ifndef REPORT_PROCESSOR_H
#define REPORT_PROCESSOR_H

/* 1 to 4; 0 where the processor is no x86-64. Level 3 has AVX2 and FMA, level 4 AVX-512. */
static inline int processor_x86_level(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("x86-64-v4")) return 4;
  if (__builtin_cpu_supports("x86-64-v3")) return 3;
  if (__builtin_cpu_supports("x86-64-v2")) return 2;
  return 1;
#else
  return 0;
#endif
}

#endif
