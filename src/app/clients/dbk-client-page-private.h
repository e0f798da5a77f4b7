/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the client page's class share. */
#pragma once

#include <adwaita.h>

#include "dbk-client-page.h"
#include "dbk-course-page.h"
#include "dbk-details-page.h"
#include "dbk-health-page.h"
#include "dbk-photos-page.h"
#include "dbk-sessions-page.h"
#include "dbk-skin-page.h"
#include "dbk-width-bin.h"

G_BEGIN_DECLS

struct _DbkClientPage
{
  GtkWidget parent_instance;

  DbkContext *context;
  gint64 row;
  gint64 seen; /* whose record was noted as looked at */
  DbkClientRecord *record;
  GArray *others; /* of DbkOther */
  guint64 generation;
  GCancellable *cancellable;
  gboolean narrow;
  gboolean out_of_date; /* the record is newer than what the widgets show */
  gboolean stale[6];    /* tabs to show anew when they are turned to */

  DbkWidthBin *bin;
  AdwHeaderBar *header;
  GtkWidget *back;
  AdwViewSwitcher *switcher;
  AdwWindowTitle *title;
  GtkStack *title_stack;
  AdwBin *identity;
  AdwBin *strips;
  GtkWidget *fixed;
  AdwViewStack *stack;
  AdwViewSwitcherBar *switcher_bar;
  GtkStack *states;
  AdwStatusPage *failure;
  DbkCoursePage *course_page;
  DbkSkinPage *skin_page;
  DbkSessionsPage *sessions_page;
  DbkHealthPage *health_page;
  DbkPhotosPage *photos_page;
  DbkDetailsPage *details_page;
};

/** Installs the "client." actions; for class_init. */
void dbk_client_page_install_actions (GtkWidgetClass *widget_class);
/** Which of them make sense just now. */
void dbk_client_page_update_actions (DbkClientPage *self);

/* Taking the record out, and letting the client go. */
void dbk_client_page_export_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dbk_client_page_leave_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dbk_client_page_update_leave (DbkClientPage *self);

/* Actions of the Health tab. */
void dbk_client_page_condition_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dbk_client_page_patch_test_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dbk_client_page_consent_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void
dbk_client_page_confirm_history_cb (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
