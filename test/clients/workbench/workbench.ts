import type { Browser, Locator, Page } from 'playwright-core';

/** How long anything may take on a slow machine that is busy with other tests, in milliseconds. */
export const PATIENCE = 240_000;

/** VS Code in a browser, as a person uses it. */
export class Workbench {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser, url: string, size = { width: 1280, height: 800 }): Promise<Workbench> {
    const page = await browser.newPage({ viewport: size });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(url);
    const workbench = new Workbench(page);
    await workbench.file(/./).first().waitFor();
    return workbench;
  }

  /** A file in the explorer. */
  file(name: string | RegExp): Locator {
    return this.page.locator('.explorer-folders-view').getByRole('treeitem', { name });
  }

  /** Opens a file for good: a first click would only show it until the next. */
  async openFile(name: string): Promise<void> {
    const tab = this.page.getByRole('tab', { name, selected: true });
    const end = Date.now() + PATIENCE;
    // A click is lost when the list of files is drawn again at that moment.
    do {
      await this.file(name).dblclick();
      await tab.waitFor({ timeout: PATIENCE / 6 }).catch(() => undefined);
    } while (!(await tab.isVisible()) && Date.now() < end);
    await tab.waitFor();
    await this.lines().first().waitFor();
  }

  lines(): Locator {
    return this.page.locator('.editor-instance .view-line');
  }

  /** The lines of the editor, as far as they are in sight. */
  async text(): Promise<string> {
    const lines = await this.lines().evaluateAll((elements) =>
      elements
        .map((element) => ({ top: Number.parseFloat(element.style.top), text: element.textContent ?? '' }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text.replaceAll('\u00a0', ' ')),
    );
    return lines.join('\n');
  }

  /** Runs a command by its title, in the palette. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input');
    await input.fill(`>${title}`);
    await this.page.locator('.quick-input-list').getByRole('option', { name: title }).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  async focusEditor(): Promise<void> {
    await this.run('View: Focus Active Editor Group');
  }

  /** Puts the cursor somewhere; both count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press('Control+g');
    await this.page.locator('.quick-input-widget input').fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('#status\\.editor\\.selection').getByText(`Ln ${line}, Col ${column}`).waitFor();
  }

  /** Opens the menu of what can be done where the cursor is. */
  async offerActions(): Promise<Locator> {
    await this.page.keyboard.press('Control+.');
    const menu = this.page.locator('.action-widget:not(.action-list-submenu-panel)');
    await menu.waitFor();
    return menu;
  }

  async chooseAction(title: string): Promise<void> {
    const action = (await this.offerActions()).getByText(title, { exact: true });
    // A menu takes no click before the mouse has moved.
    await action.hover({ force: true });
    await action.click();
  }

  async showProblems(): Promise<void> {
    await this.run('Problems: Focus on Problems View');
    await this.page.locator('.markers-panel').waitFor();
  }

  /** The entries of the Problems view that are findings, each with its place: `[Ln 8, Col 16]`. */
  problems(): Locator {
    return this.page.locator('.markers-panel .monaco-list-row').filter({ hasText: '[Ln ' });
  }

  status(): Locator {
    return this.page.locator('.statusbar-item[id$="fargate-lint"]');
  }
}
