/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a file of the record format. */
#include "fuzz-driver.h"

#include "dbk-record-file.h"
#include "dbk-record-json.h"

#ifdef __SANITIZE_ADDRESS__
/* json-glib 1.6 loses a node when it gives up inside an array; to tell that leak from ours, stacks
 * have to be followed through libraries without frame pointers. */
const char *__asan_default_options (void);
const char *__lsan_default_suppressions (void);

const char *
__asan_default_options (void)
{
  return "fast_unwind_on_malloc=0";
}

const char *
__lsan_default_suppressions (void)
{
  return "leak:json_parser_load_from_data";
}
#endif

const char *const fuzz_seeds[] = {
  "[\n{\"client\":{\"given_name\":\"Amelia\",\"birth_date\":\"1983-03-12\",\"phones\":[{\"kind\":"
  "\"mobile\",\"number\":\"07700 900123\"}]}},\n{\"client\":{\"number\":7}}\n]\n",
  "[{\"client\":{},\"concerns\":[{\"code\":\"crows_feet\",\"areas\":[\"crows_feet_left\"],"
  "\"target\":1.5,\"scores\":[{\"occasion\":\"baseline\",\"assessed_on\":\"2026-01-01\",\"scale\":"
  "\"vas\",\"score\":2.5}]}]}]",
  "{\"client\":{},\"courses\":[{\"title\":\"x\",\"sessions\":[{\"state\":\"signed\",\"treated_on\":"
  "\"2026-01-01\",\"signed_at\":\"2026-01-01T10:00:00.000Z\",\"areas\":[{\"area\":\"chin\","
  "\"treated\":true,\"passes\":2}]}]}],\"consents\":[{\"kind\":\"treatment\",\"signature\":"
  "\"AAAA\"}]}",
  "[\n]\n",
  NULL,
};
const char *const fuzz_words[] = {
  "{",           "}",
  "[",           "]",
  ",",           ":",
  "\"",          "\\",
  "\\u0000",     "\\ud800",
  "null",        "true",
  "1e999",       "-0.05",
  "\n",          "\n{\"client\":{}},\n",
  "\"client\":", "\"sessions\":[",
  "2026-02-30",  "\xff",
  "[[[[[[[[",    NULL,
};

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) refused = NULL;
  g_autoptr (DbkRecordReader) reader =
      dbk_record_reader_new ((const char *) data, (gssize) size, &refused);
  DbkRecordReadResult result = DBK_RECORD_READ_ENTRY;

  g_assert_true ((reader == NULL) == (refused != NULL));
  while (reader != NULL && (result == DBK_RECORD_READ_ENTRY || result == DBK_RECORD_READ_BAD))
    {
      g_autoptr (DbkClientRecord) record = NULL;
      g_autoptr (DbkClientRecord) again = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GError) error = NULL;
      guint line;

      result = dbk_record_reader_next (reader, &record, &line, &error);
      g_assert_true ((record != NULL) == (result == DBK_RECORD_READ_ENTRY));
      g_assert_true ((error != NULL) ==
                     (result == DBK_RECORD_READ_BAD || result == DBK_RECORD_READ_FAILED));
      if (record == NULL)
        continue;
      /* What was read is written as the same. */
      node = dbk_record_to_node (record, DBK_JSON_DEFAULT);
      again = dbk_record_from_node (&dbk_client_record_type, node, &error);
      g_assert_no_error (error);
      g_assert_true (dbk_record_equal (record, again));
    }
  return 0;
}
