export { balance } from './balance';
export { type Balance, balanceOf, capture, creditsPerItem, grant, heldFor, hold, holdAgain, release } from './ledger';
