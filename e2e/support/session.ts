import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { ADMIN, NEW_PASSWORD } from './people.ts';

/** Signs in by the page. */
export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(/ログイン ID またはメール|Login ID or e-mail/i).fill(login);
  await page.locator('input[autocomplete="current-password"]').fill(password);
  await page.locator('button[type=submit]').click();
}

export async function signInAsAdmin(page: Page): Promise<void> {
  await signIn(page, ADMIN.loginId, ADMIN.password);
  await expect(page).toHaveURL(/\/$/);
}

/** The first sign-in with a slip: the one-time password is used up and an own one chosen. */
export async function firstSignIn(page: Page, slip: Slip): Promise<void> {
  await signIn(page, slip.loginId, slip.password);
  await expect(page).toHaveURL(/\/change-password/);
  await page.getByLabel('ログイン票のパスワード').fill(slip.password);
  await page.getByLabel('新しいパスワード').fill(NEW_PASSWORD);
  await page.locator('button[type=submit]').click();
  await expect(page).toHaveURL(/\/$/);
}

export type Slip = { loginId: string; password: string };
const notebook = (): string => join(String(test.info().project.metadata.folder), 'notebook.json');

/** What one journey found out and a later one needs, e.g. the login slips. */
export function remember(facts: Record<string, unknown>): void {
  writeFileSync(notebook(), JSON.stringify({ ...recall(), ...facts }));
}

export function recall(): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(notebook(), 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** The slip of somebody, noted when the slips were printed. */
export function slipOf(loginId: string): Slip {
  const slip = (recall().slips as Slip[] | undefined)?.find((each) => each.loginId === loginId);
  if (!slip) throw new Error(`no slip of ${loginId} was noted`);
  return slip;
}
