import { join } from 'node:path';
import { BOARD_TEXT } from '../../../renderer/screens/board/board-text.ts';
import type { Accountant } from './accountant.ts';
