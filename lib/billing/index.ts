export { balance } from './balance';
export { type Balance, balanceOf, CREDITS_PER_ITEM, capture, grant, hold, holdAgain, release } from './ledger';
