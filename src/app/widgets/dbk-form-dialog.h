/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dialog with one form: Cancel, what it does, and the sentence when that failed. */
#pragma once

#include <adwaita.h>

#include "dbk-context.h"

G_BEGIN_DECLS

/**
 * DbkFormDialog:
 *
 * A modal window over the one it is called from. It closes when the records have what was typed;
 * when they refuse it says why and keeps everything. Closing it with something typed asks first.
 *
 * Signals:
 * - "saved" (gpointer): what the job returned, valid during the emission
 * - "failed" (gpointer): the GError of a job that failed, its sentence already shown
 */
#define DBK_TYPE_FORM_DIALOG (dbk_form_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DbkFormDialog, dbk_form_dialog, DBK, FORM_DIALOG, AdwWindow)

/** Checks the form, marks what is wrong, and calls dbk_form_dialog_submit() when nothing is. */
typedef void (*DbkFormSaveFunc) (DbkFormDialog *self, gpointer form);

/**
 * dbk_form_dialog_new:
 * @from: (nullable): a widget of the window it stands over
 * @subtitle: (nullable)
 * @save_label: with mnemonic: "_Add"
 */
GtkWidget *dbk_form_dialog_new (GtkWidget *from,
                                DbkContext *context,
                                const char *title,
                                const char *subtitle,
                                const char *save_label);
/** @form: freed with the dialog; what dbk_form_dialog_get_form() returns. */
void dbk_form_dialog_set_form (DbkFormDialog *self,
                               DbkFormSaveFunc save,
                               gpointer form,
                               GDestroyNotify form_free);
gpointer dbk_form_dialog_get_form (DbkFormDialog *self);
DbkContext *dbk_form_dialog_get_context (DbkFormDialog *self);

/** Puts a group, or anything else, below what is there. */
void dbk_form_dialog_add (DbkFormDialog *self, GtkWidget *widget);
/** A new group in it; @title, @description: (nullable). */
GtkWidget *
dbk_form_dialog_add_group (DbkFormDialog *self, const char *title, const char *description);
/** From now on a change of @widget (entry, text, combo or switch row) is something typed. */
void dbk_form_dialog_watch (DbkFormDialog *self, GtkWidget *widget);
/** Something was typed. */
void dbk_form_dialog_touch (DbkFormDialog *self);
/** What was filled in so far is what is stored. */
void dbk_form_dialog_set_untouched (DbkFormDialog *self);
gboolean dbk_form_dialog_is_changed (DbkFormDialog *self);
/** The button that saves looks like what can't be taken back. */
void dbk_form_dialog_set_destructive (DbkFormDialog *self);

/** Presses the button. */
void dbk_form_dialog_save (DbkFormDialog *self);
/**
 * dbk_form_dialog_submit:
 * @func: a write job; returns what was stored
 * @done: (nullable): said in a toast afterwards
 */
void dbk_form_dialog_submit (DbkFormDialog *self,
                             DbkJobFunc func,
                             gpointer data,
                             GDestroyNotify data_free,
                             GDestroyNotify result_free,
                             const char *done);
/** The sentence at the top; NULL takes it away. */
void dbk_form_dialog_set_problem (DbkFormDialog *self, const char *text);
const char *dbk_form_dialog_get_problem (DbkFormDialog *self);

G_END_DECLS
