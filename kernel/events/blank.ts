import * as z from 'zod';

/** What is left of a flat object when nothing may be known of it: null where allowed, else '', 0, false, the first word. */
export const blank = (object: z.ZodObject): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object.shape).map(([name, type]) => [name, blankValue(type)]));

function blankValue(type: z.core.$ZodType): unknown {
  if (type instanceof z.ZodNullable) return null;
  if (type instanceof z.ZodOptional) return undefined;
  if (type instanceof z.ZodDefault) return blankValue(type.unwrap());
  if (type instanceof z.ZodEnum) return type.options[0];
  if (type instanceof z.ZodLiteral) return type.value;
  if (type instanceof z.ZodNumber) return 0;
  if (type instanceof z.ZodBoolean) return false;
  if (type instanceof z.ZodArray) return [];
  if (type instanceof z.ZodObject) return blank(type);
  return '';
}
