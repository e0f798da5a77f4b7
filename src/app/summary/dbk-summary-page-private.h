/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the summary page and its ways out share. */
#pragma once

#include <adwaita.h>

#include "dbk-companion.h"
#include "dbk-summary-page.h"

G_BEGIN_DECLS

/** What can be shown, in the order of the list. */
typedef enum
{
  DBK_SUMMARY_DOCUMENT_COURSE,
  DBK_SUMMARY_DOCUMENT_SESSION, /* the newest signed one of the course */
  DBK_SUMMARY_DOCUMENT_WHOLE,
  DBK_SUMMARY_DOCUMENT_AFTERCARE,
  DBK_SUMMARY_DOCUMENT_CONSULTATION,
  DBK_SUMMARY_DOCUMENT_DUE,
} DbkSummaryDocument;

struct _DbkSummaryPage
{
  GtkWidget parent_instance;

  DbkContext *context;
  DbkClientRecord *record;
  DbkClient *reader; /* the record's client, with the language chosen since */
  char *course_id;
  DbkSummary *summary;
  DbkPaper paper;
  double zoom; /* 0: fit the width */
  gboolean narrow;
  gboolean filling;  /* the choices are being set, not chosen */
  GPtrArray *due;    /* of DbkClientSummary; NULL until asked for */
  GPtrArray *viewed; /* of char *: copies made for a viewer, taken away again */

  GtkWidget *box;
  AdwWindowTitle *title;
  GtkDropDown *documents;
  GtkWidget *kinds;
  GtkToggleButton *for_client;
  GtkToggleButton *for_record;
  GtkWidget *choice;
  GtkBox *sections;
  GtkCheckButton *checks[DBK_N_SECTIONS];
  GtkBox *bars;
  GtkDropDown *papers;
  GtkDropDown *languages;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkScrolledWindow *scroller;
  GtkBox *sheets;
  GtkWidget *side;
  GtkBox *thumbnails;
  GtkLabel *pages;
  GtkWidget *zooms;
  GtkWidget *print;
  AdwButtonContent *print_words;
  GtkWidget *save;
  GtkWidget *more;
  GtkWidget *bar;
};

/** A summary of its own of what is shown, on @paper, for another thread or the printer. */
DbkSummary *dbk_summary_page_make (DbkSummaryPage *self, const DbkPaper *paper, GError **error);
DbkContext *dbk_summary_page_get_context (DbkSummaryPage *self);
const DbkPaper *dbk_summary_page_get_paper (DbkSummaryPage *self);
DbkSummaryDocument dbk_summary_page_get_document (DbkSummaryPage *self);
DbkSummaryKind dbk_summary_page_get_kind (DbkSummaryPage *self);
/** Notes in the history that the summary went out. @action: "print", "pdf". */
void dbk_summary_page_note (DbkSummaryPage *self, const char *action);
/** Shows what is chosen now. */
void dbk_summary_page_rebuild (DbkSummaryPage *self);

/* The choice of sections: remembered for each kind. */
void dbk_summary_page_init_sections (DbkSummaryPage *self);
/** Checks what was chosen last for the kind shown. */
void dbk_summary_page_fill_sections (DbkSummaryPage *self);
DbkSummarySections dbk_summary_page_get_sections (DbkSummaryPage *self);

/* The language: the client's for what the client reads, remembered with the client. */
void dbk_summary_page_init_languages (DbkSummaryPage *self);
/** Chooses the one for the document and client shown. */
void dbk_summary_page_fill_languages (DbkSummaryPage *self);
/** (nullable): NULL for the window's. */
DbkLanguage *dbk_summary_page_dup_language (DbkSummaryPage *self);
void dbk_summary_page_language_chosen (DbkSummaryPage *self);

/** Asks the records who is due, and shows the page again when they are known. */
void dbk_summary_page_ask_due (DbkSummaryPage *self);

/* Small pages at the side. */
void dbk_summary_page_fill_thumbnails (DbkSummaryPage *self);

void dbk_summary_page_print (DbkSummaryPage *self);
void dbk_summary_page_choose_file (DbkSummaryPage *self);
/** Opens a copy in the program for PDF files. */
void dbk_summary_page_view (DbkSummaryPage *self);
/** One summary for each client who is due, into a folder. */
void dbk_summary_page_save_due (DbkSummaryPage *self);

G_END_DECLS
