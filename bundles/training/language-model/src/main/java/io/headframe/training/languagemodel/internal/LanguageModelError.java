package io.headframe.training.languagemodel.internal;

import io.headframe.core.error.ErrorKind;

/** Why a language model is not trained. */
final class LanguageModelError {

  static final ErrorKind NO_DATA = ErrorKind.input(
      "HF-TRAINING-101",
      "Nothing says what to train on; give --text FILE, a --recipe, or as --out a folder in which a training was"
          + " begun.");

  static final ErrorKind UNKNOWN_RECIPE = ErrorKind.input(
      "HF-TRAINING-102",
      "The recipe '%s' is neither a file nor the name of one that is built in (%s); write its path or one of the"
          + " names.");

  static final ErrorKind BAD_RECIPE = ErrorKind.input(
      "HF-TRAINING-103",
      "The recipe '%s' cannot be used: %s; 'headframe explain HF-TRAINING-103' shows what a recipe looks like.");

  static final ErrorKind OTHER_RECIPE = ErrorKind.input(
      "HF-TRAINING-104",
      "A training is in '%s' already, and its %s is %s where %s is asked for; ask for the same to go on with it, or"
          + " name another folder.");

  static final ErrorKind UNREADABLE = ErrorKind.input(
      "HF-TRAINING-105",
      "The text '%s' cannot be read (%s); name a file in UTF-8 that you may read.");

  static final ErrorKind TOO_SHORT = ErrorKind.input(
      "HF-TRAINING-106",
      "The text has %s tokens, and with a context of %s at least %s are needed to train and to test; give a longer"
          + " text or a smaller --context.");

  static final ErrorKind UNWRITABLE = ErrorKind.input(
      "HF-TRAINING-107",
      "The model cannot be written to '%s' (%s); name a folder that you may write to, on a disk with room.");

  static final ErrorKind SAVED_DIFFERS = ErrorKind.fault(
      "HF-TRAINING-108",
      "The model in '%s' was opened again after it was written, and its loss is %s where %s was trained; the folder is"
          + " not what was trained.");

  private LanguageModelError() {}
}
