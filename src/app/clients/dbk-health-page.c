/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Health tab: what bears on whether and how the client may be treated. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dbk-catalog.h"
#include "dbk-health-page.h"
#include "dbk-health-rows.h"
#include "dbk-health-text.h"
#include "dbk-label.h"
#include "dbk-names.h"
#include "dbk-page.h"
#include "dbk-text.h"

#define SECOND_COLUMN 352
#define MOST_CONFIRMATIONS 3

struct _DbkHealthPage
{
  GtkWidget parent_instance;

  DbkContext *context;
  DbkClientRecord *record;
  gboolean narrow;

  GtkWidget *page;
};

G_DEFINE_FINAL_TYPE (DbkHealthPage, dbk_health_page, GTK_TYPE_WIDGET)

/* Conditions, medication, procedures */

typedef enum
{
  PART_CONDITIONS,
  PART_MEDICATION,
  PART_PROCEDURES,
} Part;

/* Whatever speaks against treating stands at the top, whatever it is; the rest where it belongs. */
static Part
part_of (const DbkCondition *condition, const DbkContraindication *from)
{
  const DbkConditionInfo *info = dbk_catalog_find_condition (condition->code);

  if ((from->active && from->effect > DBK_EFFECT_NOTE) || info == NULL)
    return PART_CONDITIONS;
  switch (info->kind)
    {
    case DBK_CONDITION_MEDICATION:
      return PART_MEDICATION;
    case DBK_CONDITION_EVENT:
      return PART_PROCEDURES;
    case DBK_CONDITION_STATE:
    default:
      return PART_CONDITIONS;
    }
}

static const DbkCondition *
find_condition (const DbkClientRecord *record, const char *id)
{
  for (guint i = 0; i < record->conditions->len; i++)
    if (g_strcmp0 (((DbkCondition *) record->conditions->pdata[i])->id, id) == 0)
      return record->conditions->pdata[i];
  return NULL;
}

static GPtrArray *
evaluate (DbkHealthPage *self)
{
  DbkClinicLists *lists = dbk_context_get_lists (self->context);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return dbk_contraindications_evaluate (self->record->conditions,
                                         lists != NULL ? lists->rules : none,
                                         dbk_context_get_today (self->context));
}

static void
add_conditions (DbkHealthPage *self, GtkWidget *group, GPtrArray *all, Part part, gboolean clinical)
{
  for (guint i = 0; i < all->len; i++)
    {
      const DbkContraindication *from = all->pdata[i];
      const DbkCondition *condition = find_condition (self->record, from->condition_id);

      if (condition != NULL && part_of (condition, from) == part)
        dbk_health_group_add (group, dbk_health_condition_row_new (self->record, condition, from,
                                                                   clinical));
    }
}

/* As typed into the client's form, one a line. */
static void
add_allergies (DbkHealthPage *self, GtkWidget *group)
{
  const char *typed = self->record->client->allergies;
  g_auto (GStrv) lines = g_strsplit_set (typed == NULL ? "" : typed, "\n;", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = dbk_text_clean (lines[i]);

      if (*line != '\0')
        dbk_health_group_add (group, dbk_health_row_new_with_badge (line, NULL, _ ("Allergy"),
                                                                    "win.edit-client", NULL));
    }
}

static void
add_conditions_groups (DbkHealthPage *self, GtkWidget *column, gboolean clinical)
{
  g_autoptr (GPtrArray) all = evaluate (self);
  const char *add = clinical ? "client.add-condition" : NULL;
  GtkWidget *conditions = dbk_health_group_new (_ ("Conditions"), _ ("Add Condition"), add);
  GtkWidget *medication =
      dbk_health_group_new (_ ("Medication and Allergies"), _ ("Add Medication"), add);
  GtkWidget *procedures = dbk_health_group_new (_ ("Recent Procedures"), _ ("Add Procedure"), add);

  add_conditions (self, conditions, all, PART_CONDITIONS, clinical);
  if (dbk_health_group_is_empty (conditions))
    dbk_health_group_add_nothing (conditions, _ ("None noted"));
  gtk_box_append (GTK_BOX (column), conditions);

  add_allergies (self, medication);
  if (dbk_health_group_is_empty (medication))
    dbk_health_group_add (medication, dbk_health_row_new (NULL, _ ("No allergies noted"), NULL,
                                                          NULL, NULL, "win.edit-client", NULL));
  add_conditions (self, medication, all, PART_MEDICATION, clinical);
  gtk_box_append (GTK_BOX (column), medication);

  add_conditions (self, procedures, all, PART_PROCEDURES, clinical);
  if (!dbk_health_group_is_empty (procedures))
    gtk_box_append (GTK_BOX (column), procedures);
  else
    g_object_unref (g_object_ref_sink (procedures));
}

/* Patch tests, newest first */

static void
add_patch_tests (DbkHealthPage *self, GtkWidget *column, gboolean clinical)
{
  GPtrArray *tests = self->record->patch_tests;
  DbkDate today = dbk_context_get_today (self->context);
  GtkWidget *group = dbk_health_group_new (_ ("Patch Tests"), _ ("Add Patch Test"),
                                           clinical ? "client.add-patch-test" : NULL);

  for (guint i = tests->len; i-- > 0;)
    {
      const DbkPatchTest *test = tests->pdata[i];
      g_autofree char *subtitle = dbk_health_text_patch_test (test);
      g_autofree char *below = dbk_health_text_patch_test_read (test, today);

      dbk_health_group_add (
          group,
          dbk_health_row_new (NULL,
                              dbk_text_is_blank (test->product) ? _ ("Patch test") : test->product,
                              subtitle, dbk_name (DBK_NAME_PATCH_TEST, test->outcome), below,
                              clinical ? "client.edit-patch-test" : NULL, test->id));
    }
  if (tests->len == 0)
    dbk_health_group_add_nothing (group, _ ("None made"));
  gtk_box_append (GTK_BOX (column), group);
}

/* Consents: what is in force first, then the newest. */

static int
compare_consents (gconstpointer a, gconstpointer b)
{
  const DbkConsent *first = *(const DbkConsent *const *) a;
  const DbkConsent *second = *(const DbkConsent *const *) b;

  return first->signed_on != second->signed_on ? (first->signed_on < second->signed_on ? 1 : -1)
                                               : 0;
}

static void
add_consents (DbkHealthPage *self, GtkWidget *column, gboolean clinical)
{
  GPtrArray *consents = self->record->consents;
  DbkDate today = dbk_context_get_today (self->context);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GtkWidget *group = dbk_health_group_new (_ ("Consents"), _ ("Take Consent"),
                                           clinical ? "client.take-consent" : NULL);

  for (guint i = 0; i < consents->len; i++)
    g_ptr_array_add (sorted, consents->pdata[i]);
  g_ptr_array_sort (sorted, compare_consents);
  if (dbk_consent_in_force (consents, "treatment", today) == NULL)
    dbk_health_group_add (group,
                          dbk_health_row_new ("dialog-warning-symbolic",
                                              _ ("No consent to treatment"),
                                              _ ("needed before the next session"), NULL, NULL,
                                              clinical ? "client.take-consent" : NULL, NULL));
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < sorted->len; i++)
      if ((dbk_health_consent_standing (consents, sorted->pdata[i], today) ==
           DBK_CONSENT_IN_FORCE) == (pass == 0))
        dbk_health_group_add (group, dbk_health_consent_row_new (self->record, sorted->pdata[i],
                                                                 today, clinical));
  gtk_box_append (GTK_BOX (column), group);
}

/* The medical history */

static GtkWidget *
make_no_change (void)
{
  GtkWidget *button =
      dbk_action_button_new (NULL, _ ("_No Change"), _ ("Confirm that nothing has changed"),
                             "client.confirm-history", NULL);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
add_history (DbkHealthPage *self, GtkWidget *column, gboolean clinical)
{
  GPtrArray *confirmations = self->record->confirmations;
  DbkClinicLists *lists = dbk_context_get_lists (self->context);
  DbkDate today = dbk_context_get_today (self->context);
  gboolean due =
      dbk_history_is_due (confirmations,
                          lists == NULL ? DBK_NONE : lists->clinic->history_interval_months, today);
  GtkWidget *group = dbk_health_group_new (_ ("Medical History"), NULL, NULL);
  GtkWidget *row;
  guint shown = 0;

  row = due ? dbk_health_row_new ("dialog-warning-symbolic", _ ("Go through it again"),
                                  confirmations->len == 0 ? _ ("not gone through yet")
                                                          : _ ("the clinic’s interval is over"),
                                  NULL, NULL, NULL, NULL)
            : dbk_health_row_new (NULL, _ ("Anything new since last time?"), NULL, NULL, NULL, NULL,
                                  NULL);
  if (clinical)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_no_change ());
  dbk_health_group_add (group, row);
  for (guint i = confirmations->len; i-- > 0 && shown < MOST_CONFIRMATIONS; shown++)
    {
      const DbkHistoryConfirmation *one = confirmations->pdata[i];
      g_autofree char *day = dbk_date_format_long (one->confirmed_on);

      dbk_health_group_add (group,
                            dbk_health_row_new (NULL,
                                                dbk_name (DBK_NAME_CHECKS_ANSWER, one->answer),
                                                one->confirmed_by, NULL, day, NULL, NULL));
    }
  gtk_box_append (GTK_BOX (column), group);
}

static void
add_skin_type (DbkHealthPage *self, GtkWidget *column)
{
  GtkWidget *group = dbk_health_group_new (_ ("Skin Type"), NULL, NULL);
  int type = self->record->client->skin_type;
  g_autofree char *title = NULL;
  GtkWidget *row;

  if (type == DBK_NONE)
    title = g_strdup (_ ("Not noted"));
  else
    /* Translators: %s is a Roman number: "Fitzpatrick V". */
    title = g_strdup_printf (_ ("Fitzpatrick %s"), dbk_name_skin_type (type));
  row = dbk_health_row_new (NULL, title, NULL, NULL, NULL, "win.edit-client", NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  dbk_health_group_add (group, row);
  gtk_box_append (GTK_BOX (column), group);
}

/* The page */

static void
rebuild (DbkHealthPage *self)
{
  GtkWidget *box = dbk_page_get_box (DBK_PAGE (self->page));
  gboolean clinical = dbk_context_is_clinical (self->context);
  double place = dbk_page_get_place (DBK_PAGE (self->page));
  GtkWidget *columns;
  GtkWidget *first;
  GtkWidget *second;

  dbk_box_clear (box);
  if (self->record == NULL)
    return;
  columns = gtk_box_new (self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 18);
  first = dbk_column_new (18, NULL);
  second = dbk_column_new (18, NULL);
  gtk_widget_set_hexpand (first, TRUE);
  if (!self->narrow)
    gtk_widget_set_size_request (second, SECOND_COLUMN, -1);
  gtk_widget_set_hexpand (second, FALSE);
  add_conditions_groups (self, first, clinical);
  add_patch_tests (self, first, clinical);
  add_consents (self, second, clinical);
  add_history (self, second, clinical);
  add_skin_type (self, second);
  gtk_box_append (GTK_BOX (columns), first);
  gtk_box_append (GTK_BOX (columns), second);
  gtk_box_append (GTK_BOX (box), columns);
  dbk_page_set_place (DBK_PAGE (self->page), place);
}

void
dbk_health_page_show (DbkHealthPage *self, DbkClientRecord *record, gboolean narrow)
{
  g_return_if_fail (DBK_IS_HEALTH_PAGE (self));

  if (record == NULL || self->record == NULL || record->client->row != self->record->client->row)
    dbk_page_scroll_to_top (DBK_PAGE (self->page));
  if (record != NULL)
    dbk_client_record_ref (record);
  g_clear_pointer (&self->record, dbk_client_record_unref);
  self->record = record;
  self->narrow = narrow;
  dbk_page_set_narrow (DBK_PAGE (self->page), narrow);
  rebuild (self);
}

static void
dbk_health_page_dispose (GObject *object)
{
  DbkHealthPage *self = DBK_HEALTH_PAGE (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_pointer (&self->record, dbk_client_record_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dbk_health_page_parent_class)->dispose (object);
}

static void
dbk_health_page_class_init (DbkHealthPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dbk_health_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dbk_health_page_init (DbkHealthPage *self)
{
  self->page = dbk_page_new ();
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

GtkWidget *
dbk_health_page_new (DbkContext *context)
{
  DbkHealthPage *self = g_object_new (DBK_TYPE_HEALTH_PAGE, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}
