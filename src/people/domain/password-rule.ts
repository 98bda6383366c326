const SHORTEST = 12;
const LONGEST = 200;

/** The rule for a new password in a sentence, for the form. Source: NIST SP 800-63B, 5.1.1.2. */
export const PASSWORD_RULE = `At least ${SHORTEST} characters. A few words with spaces between them are good. Any characters are allowed.`;

/** Of those with twelve characters and more, the ones that turn up most often in lists of stolen passwords. */
const COMMONEST = new Set([
  ...['123456789012', '1234567890123', '123123123123', '111111111111', '000000000000', '012345678910', '121212121212'],
  ...['passwordpassword', 'password1234', 'password12345', 'password123456', 'passw0rd1234', 'passwort1234'],
  ...['qwertyuiopas', 'qwertyuiop123', 'qwerty123456', 'qwertyqwerty', '1qaz2wsx3edc', '1q2w3e4r5t6y', 'q1w2e3r4t5y6'],
  ...[
    'abcdefghijkl',
    'abcd12345678',
    'asdfghjkl123',
    'zaq12wsxcde3',
    'iloveyou1234',
    'letmeinletmein',
    'changemechangeme',
  ],
  ...[
    'administrator',
    'administrator1',
    'welcome12345',
    'welcome123456',
    'letmein12345',
    'sunshine1234',
    'football1234',
  ],
  ...[
    'milepost1234',
    'milepostmilepost',
    'trustno1trustno1',
    'correcthorsebatterystaple',
    'monkeymonkey',
    'adminadminadmin',
  ],
]);

/** What is wrong with a new password of somebody, in a sentence with what would be right; null where nothing is. */
export const problemWith = (password: string, { email, name }: { email: string; name: string }): string | null => {
  const { length } = Array.from(password);
  if (length < SHORTEST) {
    return `The password has ${length} character${length === 1 ? '' : 's'}. Choose one with at least ${SHORTEST}.`;
  }
  if (length > LONGEST) return `The password has more than ${LONGEST} characters. Choose a shorter one.`;
  const plain = lettersOf(password);
  const own = [email, email.split('@')[0] ?? '', name].map(lettersOf);
  if (own.includes(plain)) {
    return 'The password is your name or e-mail address. Choose one that nobody can guess.';
  }
  if (new Set(plain).size <= 2 || COMMONEST.has(plain)) {
    return 'The password is one of the commonest, and is guessed first. Choose another, such as a few words of your own.';
  }
  return null;
};

const lettersOf = (text: string): string => text.toLowerCase().replace(/\s+/g, '');
