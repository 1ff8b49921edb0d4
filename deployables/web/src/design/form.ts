import { type ChangeEvent, useRef, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useFieldText } from './problem-text.ts';

type Errors<Values> = Partial<Record<keyof Values, string>>;
type TextControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const saidAtFields = new WeakSet<ApiProblem>();
/** Every field problem stands at its field already: the form need not say it a second time. */
export const isSaidAtFields = (problem: ApiProblem): boolean => saidAtFields.has(problem);

/**
 * The values of a form and what is wrong with them. `refuse` puts the server's field problems to the fields they are
 * about (the last word of their pointer names the field) and moves the focus to the first.
 */
export function useForm<Values extends Record<string, unknown>>(initial: Values) {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Errors<Values>>({});
  const [changed, setChanged] = useState(false);
  const fieldText = useFieldText();
  const form = useRef<HTMLFormElement>(null);

  const set = <Key extends keyof Values>(name: Key, value: Values[Key]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors(({ [name]: _gone, ...others }) => others as Errors<Values>);
    setChanged(true);
  };
  const show = (found: Errors<Values>) => {
    setErrors(found);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const refuse = (problem: ApiProblem) => {
    const known = problem.fields.map((field) => [field.pointer.split('/').at(-1) ?? '', fieldText(field)] as const);
    const here = known.filter(([name]) => name in values);
    if (known.length && here.length === known.length) saidAtFields.add(problem);
    if (here.length) show(Object.fromEntries(here) as Errors<Values>);
  };
  const text = <Key extends keyof Values & string>(name: Key) => ({
    name,
    value: String(values[name] ?? ''),
    error: errors[name],
    onChange: (event: ChangeEvent<TextControl>) => set(name, event.target.value as Values[Key]),
  });
  const check = <Key extends keyof Values & string>(name: Key) => ({
    name,
    checked: Boolean(values[name]),
    onChange: (event: ChangeEvent<HTMLInputElement>) => set(name, event.target.checked as Values[Key]),
  });
  const reset = (to: Values) => {
    setValues(to);
    setErrors({});
    setChanged(false);
  };
  return { ref: form, values, errors, changed, set, show, refuse, text, check, reset };
}
