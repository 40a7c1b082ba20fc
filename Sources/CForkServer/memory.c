#define _GNU_SOURCE
#include "memory.h"

#include <link.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define LARGE_PAGE ((size_t)2 << 20)
#define ROOM (16 * LARGE_PAGE)
#define MOST_RANGES 64
#define MOST_RUNS 1024  // what the kernel takes at once

#ifndef MADV_COLLAPSE
#define MADV_COLLAPSE 25
#endif
#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif
#ifndef SYS_pidfd_open
#define SYS_pidfd_open 434
#endif
#ifndef SYS_process_madvise
#define SYS_process_madvise 440
#endif

// Where the interpreter's areas for small objects go, one behind the other, and where the C library's
// heap begins: both with a large page, or NULL.
static char *room, *room_end, *heap;

// What the children may write to.
static struct iovec ranges[MOST_RANGES];
static int range_count;

// The pages that the rehearsal wrote to. Each child has this for itself alone; what the rehearsal
// shares is gone before any other child is made.
static struct pages {
  int count;
  struct iovec runs[MOST_RUNS];
} written, *noted;

static size_t to_next(const void *address, size_t step) { return -(uintptr_t)address % step; }

// MARK: Bringing together

__attribute__((constructor)) static void align_heap(void) {
  char *end = sbrk(0);
  if (end == (char *)-1) return;
  size_t lead = to_next(end, LARGE_PAGE);
  if (sbrk((intptr_t)lead) == end) heap = end + lead;
}

static char *take_room(size_t size) {
  if (!room) {
    char *all = mmap(NULL, ROOM + LARGE_PAGE, PROT_NONE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (all == MAP_FAILED) return NULL;
    size_t lead = to_next(all, LARGE_PAGE);
    room = room_end = all + lead;
    munmap(all, lead);
    munmap(room + ROOM, LARGE_PAGE - lead);
  }
  if (size > (size_t)(room + ROOM - room_end)) return NULL;
  room_end += size;
  return room_end - size;
}

static int has_settled(void) { return range_count > 0; }

// The interpreter asks for its areas by this name; the C library, for itself, does not.
__attribute__((visibility("default"))) void *mmap64(void *address, size_t size, int protection,
                                                    int flags, int file, off_t offset) {
  int is_area = !address && protection == (PROT_READ | PROT_WRITE) &&
                flags == (MAP_PRIVATE | MAP_ANONYMOUS) && size % (1 << 16) == 0;
  char *place = is_area && !has_settled() ? take_room(size) : NULL;
  if (place) return mmap(place, size, protection, flags | MAP_FIXED, -1, 0);
  return mmap(address, size, protection, flags, file, offset);
}

static void add_range(char *start, char *end) {
  if (start < end && range_count < MOST_RANGES)
    ranges[range_count++] = (struct iovec){start, (size_t)(end - start)};
}

static int add_library(struct dl_phdr_info *library, size_t size, void *nothing) {
  (void)size, (void)nothing;
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  for (int index = 0; index < library->dlpi_phnum; ++index) {
    const ElfW(Phdr) *segment = &library->dlpi_phdr[index];
    if (segment->p_type != PT_LOAD || !(segment->p_flags & PF_W)) continue;
    char *start = (char *)(library->dlpi_addr + segment->p_vaddr);
    char *end = start + segment->p_memsz;
    add_range(start - (uintptr_t)start % page, end + to_next(end, page));
  }
  return 0;
}

static void use_large_pages(char *start, char *end) {
  end -= (uintptr_t)end % LARGE_PAGE;
  if (start < end) madvise(start, (size_t)(end - start), MADV_COLLAPSE);
}

void settle_memory(void) {
  if (has_settled()) return;
  if (room) {
    size_t rest = to_next(room_end, LARGE_PAGE);
    mmap(room_end, rest, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    munmap(room_end + rest, (size_t)(room + ROOM - room_end) - rest);
    room_end += rest;
    use_large_pages(room, room_end);
    add_range(room, room_end);
  }
  if (heap) {
    use_large_pages(heap, sbrk(0));
    add_range(heap, sbrk(0));
  }
  dl_iterate_phdr(add_library, NULL);
}

// MARK: Written pages

static long faults(void) {
  struct rusage used;
  return getrusage(RUSAGE_SELF, &used) ? -1 : used.ru_minflt;
}

// Whether the calling process has its own copy of a page already; it has one afterwards.
static int is_own(char *start, size_t page) {
  long before = faults();
  return madvise(start, page, MADV_POPULATE_WRITE) == 0 && faults() == before;
}

static void add_page(char *start, size_t page) {
  struct iovec *next = &noted->runs[noted->count];
  if (noted->count > 0 && (char *)next[-1].iov_base + next[-1].iov_len == start)
    next[-1].iov_len += page;
  else if (noted->count < MOST_RUNS) {
    *next = (struct iovec){start, page};
    ++noted->count;
  }
}

void begin_rehearsal(void) {
  noted = mmap(NULL, sizeof *noted, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (noted == MAP_FAILED) noted = NULL;
}

void note_written_pages(void) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  for (int index = 0; noted && index < range_count; ++index) {
    char *start = ranges[index].iov_base, *end = start + ranges[index].iov_len;
    for (; start < end; start += page)
      if (is_own(start, page)) add_page(start, page);
  }
}

void end_rehearsal(void) {
  if (!noted) return;
  written = *noted;
  munmap(noted, sizeof *noted);
  noted = NULL;
}

void take_written_pages(void) {
  if (!written.count) return;
  int self = (int)syscall(SYS_pidfd_open, getpid(), 0);
  long done = syscall(SYS_process_madvise, self, written.runs, (size_t)written.count,
                      MADV_POPULATE_WRITE, 0);
  close(self);
  // Older kernels do this for one run at a time.
  for (int index = 0; done < 0 && index < written.count; ++index)
    if (madvise(written.runs[index].iov_base, written.runs[index].iov_len, MADV_POPULATE_WRITE))
      return;
}
