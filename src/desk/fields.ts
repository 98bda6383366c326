/** A field of a form as the view `components/field` shows it. */
export interface Field {
  id: string;
  name: string;
  label: string;
  hint: string | null;
  error: string | null;
  value: string;
  /** `text`, `email`, `password`, `date`, `datetime-local`: null for an area or a select. */
  type: string | null;
  autocomplete: string | null;
  required: boolean;
  area: { rows: number } | null;
  options: { value: string; text: string; selected: boolean }[] | null;
}

interface FieldWords {
  name: string;
  label: string;
  hint?: string | null;
  error?: string | null | undefined;
  value?: unknown;
  id?: string;
  required?: boolean;
}

/** A field of one line. */
export const textField = (words: FieldWords & { type?: string; autocomplete?: string }): Field => ({
  ...fieldOf(words),
  type: words.type ?? 'text',
  autocomplete: words.autocomplete ?? null,
});

/** A field of several lines. */
export const areaField = (words: FieldWords & { rows?: number }): Field => ({
  ...fieldOf(words),
  area: { rows: words.rows ?? 4 },
});

/** A choice of one. `options` in their order; the one with the field’s value is selected. */
export const selectField = (words: FieldWords & { options: readonly { value: string; text: string }[] }): Field => {
  const field = fieldOf(words);
  return { ...field, options: words.options.map((one) => ({ ...one, selected: one.value === field.value })) };
};

const fieldOf = ({
  name,
  label,
  hint = null,
  error = null,
  value,
  id = name,
  required = false,
}: FieldWords): Field => ({
  ...{ id, name, label, hint, error, required },
  value: typeof value === 'string' ? value : '',
  ...{ type: null, autocomplete: null, area: null, options: null },
});

/** The summary of errors that stands above a form, each a link to its field; null where nothing is wrong. */
export const errorSummary = (fields: readonly Field[], others: readonly string[] = []) => {
  const wrong = fields.flatMap(({ id, error }) => (error === null ? [] : [{ href: `#${id}`, text: error }]));
  const errors = [...others.map((text) => ({ href: null, text })), ...wrong];
  return errors.length === 0
    ? null
    : {
        title: `${errors.length === 1 ? 'One thing needs' : `${inWords(errors.length)} things need`} your attention`,
        errors,
      };
};

const inWords = (count: number): string =>
  ['Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'][count - 2] ?? String(count);
