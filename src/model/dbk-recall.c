/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls: the description of their fields. */
#include "dbk-recall.h"

static const DbkField recall_fields[] = {
  DBK_FIELD_WITH (DbkRecall, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkRecall, TEXT, id),
  DBK_FIELD_WITH (DbkRecall, TIME, called_at, DBK_FIELD_REQUIRED),
  DBK_FIELD (DbkRecall, TEXT, called_by),
  DBK_FIELD (DbkRecall, TEXT, outcome),
  DBK_FIELD (DbkRecall, DATE, snoozed_until),
  DBK_FIELD (DbkRecall, TEXT, note),
};
const DbkRecordType dbk_recall_type = DBK_RECORD_TYPE (DbkRecall, "recall", recall_fields);
