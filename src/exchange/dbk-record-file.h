/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record format: a JSON array of clients, one a line. */
#pragma once

#include "dbk-client-record.h"
#include "dbk-error.h"
#include "dbk-out.h"

G_BEGIN_DECLS

/* A file in another layout than one client a line is read whole up to here. */
#define DBK_RECORD_FILE_WHOLE_MAX (64 * 1024 * 1024)

/** A record file being written into @out, which stays the caller's. */
typedef struct
{
  DbkOut *out;
  guint count;
} DbkRecordWriter;

void dbk_record_writer_begin (DbkRecordWriter *writer, DbkOut *out);
/** Equal records give equal bytes. */
void dbk_record_writer_add (DbkRecordWriter *writer, const DbkClientRecord *record);
void dbk_record_writer_end (DbkRecordWriter *writer);

/** A record file being read. One thread. */
typedef struct _DbkRecordReader DbkRecordReader;

typedef enum
{
  DBK_RECORD_READ_ENTRY,  /* an entry was read */
  DBK_RECORD_READ_BAD,    /* this entry can't be read: @error says why; the next one may be */
  DBK_RECORD_READ_END,    /* there are no more */
  DBK_RECORD_READ_FAILED, /* the file can't be read any further */
} DbkRecordReadResult;

/**
 * dbk_record_reader_open:
 *
 * An array with one client a line is read a line at a time, whatever its size; any other layout of
 * the same array, or one client alone, is read whole up to DBK_RECORD_FILE_WHOLE_MAX.
 * Returns: NULL with DBK_ERROR_FOREIGN when it isn't JSON at all
 */
DbkRecordReader *dbk_record_reader_open (const char *path, GError **error);
/** The same from memory, which is copied. @size: -1 for a text */
DbkRecordReader *dbk_record_reader_new (const char *text, gssize size, GError **error);
void dbk_record_reader_free (DbkRecordReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DbkRecordReader, dbk_record_reader_free)

/**
 * dbk_record_reader_next:
 * @record: (out): set for DBK_RECORD_READ_ENTRY
 * @line: (out): the line the entry begins on, from 1
 * @error: set for BAD and FAILED: which member, and what is wrong with it
 */
DbkRecordReadResult dbk_record_reader_next (DbkRecordReader *reader,
                                            DbkClientRecord **record,
                                            guint *line,
                                            GError **error);

G_END_DECLS
