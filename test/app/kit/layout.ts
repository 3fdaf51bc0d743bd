import type { Page } from 'playwright-core';

/**
 * What is wrong with the texts on a page, one line each: texts of the pseudo-language (between ⟦ and ⟧) that something
 * cuts off or that stand out of their button, texts that lie over each other, and a page that scrolls sideways. What a
 * person wrote may end in three dots; what the program says may not, but for the cells of the grid, whose columns are as
 * wide as their owner makes them and whose words stand in full in the row's panel.
 */
export function textFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Piece {
      readonly text: string;
      readonly element: Element;
      readonly boxes: readonly DOMRect[];
    }
    type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;
    const SLACK = 1.5;
    const HOLDERS = 'button, [role=tab], [role=option], [role=radio], .pd-pill, .pd-chip, th, .env-tag';
    const isHiddenForEyes = (element: Element): boolean =>
      element.closest('.pd-hidden, .hidden, [data-live-announcer], [hidden], .pd-grid [role=row] > *') !== null ||
      !element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const cuts = (overflow: string): boolean => /hidden|clip/.test(overflow);
    const scrolls = (overflow: string): boolean => /auto|scroll/.test(overflow);
    const stands = (box: DOMRect, hole: DOMRect, style: CSSStyleDeclaration): boolean =>
      (cuts(style.overflowX) && (box.left < hole.left - SLACK || box.right > hole.right + SLACK)) ||
      (cuts(style.overflowY) && (box.top < hole.top - 4 || box.bottom > hole.bottom + 4));
    const pieces: Piece[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = (node.textContent ?? '').trim();
      if (element === null || text === '' || isHiddenForEyes(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      if (boxes.length > 0) pieces.push({ text: text.slice(0, 60), element, boxes });
    }
    const faults: string[] = [];
    const outer = document.documentElement;
    if (outer.scrollWidth > window.innerWidth)
      faults.push(`the page is ${outer.scrollWidth - window.innerWidth}px wider`);

    for (const { text, element, boxes } of pieces) {
      if (!/[⟦⟧]/.test(text)) continue;
      for (let around: Element | null = element; around !== null; around = around.parentElement) {
        const style = getComputedStyle(around);
        const hole = around.getBoundingClientRect();
        const isOut =
          boxes.some((box) => stands(box, hole, style)) ||
          (around.matches(HOLDERS) &&
            boxes.some((box) => box.left < hole.left - SLACK || box.right > hole.right + SLACK));
        if (isOut && around.closest('[title]') === null) {
          faults.push(`cut off: “${text}” by ${around.tagName.toLowerCase()}.${around.getAttribute('class') ?? ''}`);
          break;
        }
        if (scrolls(style.overflowX) || scrolls(style.overflowY)) break;
      }
    }

    // Only what a person sees: the upper of two that lie over each other is found where the lower one should be.
    const seen = pieces.flatMap(({ text, element, boxes }) =>
      boxes.flatMap((whole) => {
        const box = shownPart(element, whole);
        if (box === null) return [];
        const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
        if (top === null) return [];
        const isOwn = top === element || element.contains(top) || top.contains(element);
        return isOwn || lifted(top) === null ? [{ text, element, box }] : [];
      }),
    );
    for (const [index, one] of seen.entries()) {
      for (const other of seen.slice(index + 1)) {
        if (one.element === other.element || isOver(one.element, other.element)) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 3 && high > 5) faults.push(`over each other: “${one.text}” and “${other.text}”`);
      }
    }
    /** What is left of a box after everything around it that cuts; lines after the last one shown leave nothing. */
    function shownPart(element: Element, whole: DOMRect): Box | null {
      let { left, right, top, bottom } = whole;
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
        const hole = at.getBoundingClientRect();
        if (bottom > hole.bottom + 4 || top < hole.top - 4) return null;
        [left, right] = [Math.max(left, hole.left), Math.min(right, hole.right)];
      }
      return right - left > 1 ? { left, right, top, bottom } : null;
    }
    /** Dialogs, menus and the sticky parts of a page lie over it on purpose. */
    function isOver(one: Element, other: Element): boolean {
      const layer = (element: Element): Element | null =>
        element.closest('[role=dialog], [role=alertdialog], [role=menu], [role=listbox], .pd-notices');
      return layer(one) !== layer(other) || lifted(one) !== lifted(other);
    }
    function lifted(element: Element): Element | null {
      for (let at: Element | null = element; at !== null; at = at.parentElement)
        if (/sticky|fixed/.test(getComputedStyle(at).position)) return at;
      return null;
    }
    return [...new Set(faults)];
  });
}
