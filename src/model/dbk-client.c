/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client: the description of its fields. */
#include "dbk-client.h"

static const DbkField client_phone_fields[] = {
  DBK_FIELD (DbkClientPhone, TEXT, kind),
  DBK_FIELD_WITH (DbkClientPhone, TEXT, number, DBK_FIELD_REQUIRED),
};
const DbkRecordType dbk_client_phone_type =
    DBK_RECORD_TYPE (DbkClientPhone, "client_phone", client_phone_fields);

static const DbkField client_fields[] = {
  DBK_FIELD_WITH (DbkClient, ROW, row, DBK_FIELD_LOCAL),
  DBK_FIELD (DbkClient, TEXT, id),
  DBK_FIELD (DbkClient, INTEGER, number),
  DBK_FIELD (DbkClient, TEXT, given_name),
  DBK_FIELD (DbkClient, TEXT, family_name),
  DBK_FIELD (DbkClient, TEXT, preferred_name),
  DBK_FIELD (DbkClient, TEXT, former_name),
  DBK_FIELD (DbkClient, DATE, birth_date),
  DBK_FIELD_OF (DbkClient, LIST, phones, &dbk_client_phone_type, DBK_FIELD_UNSTORED),
  DBK_FIELD (DbkClient, TEXT, email),
  DBK_FIELD (DbkClient, TEXT, address),
  DBK_FIELD (DbkClient, TEXT, town),
  DBK_FIELD (DbkClient, TEXT, postcode),
  DBK_FIELD (DbkClient, TEXT, country),
  DBK_FIELD (DbkClient, TEXT, language),
  DBK_FIELD (DbkClient, TEXT, contact_preference),
  DBK_FIELD (DbkClient, TEXT, heard_of_us),
  DBK_FIELD (DbkClient, TEXT, desk_note),
  DBK_FIELD (DbkClient, TEXT, allergies),
  DBK_FIELD (DbkClient, TEXT, clinical_note),
  DBK_FIELD (DbkClient, INTEGER, skin_type),
  DBK_FIELD (DbkClient, TIME, added_at),
  DBK_FIELD (DbkClient, DATE, archived_on),
  DBK_FIELD_WITH (DbkClient, ROW, import_row, DBK_FIELD_LOCAL),
  DBK_FIELD_WITH (DbkClient, INTEGER, revision, DBK_FIELD_LOCAL),
};
const DbkRecordType dbk_client_type = DBK_RECORD_TYPE (DbkClient, "client", client_fields);
