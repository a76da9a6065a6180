/** What the pages of the doorway say. */
export const words = {
  subscribe: {
    title: 'News by email',
    lead: 'Choose your places. We email you when there is news for them.',
    submit: 'Sign me up',
  },
  places: {
    heading: 'Which places do you want news for?',
    hint: 'Choose one or more.',
    all: (district: string): string => `All of ${district}`,
  },
  postcode: {
    heading: 'Not sure which place is yours?',
    label: 'Your postcode',
    hint: 'It only finds your place. We do not keep it.',
    find: 'Find my place',
  },
  /** What a postcode is answered with; `{places}` are named in its stead. They travel to the browser, which answers alone. */
  answers: {
    empty: 'Please write your postcode first.',
    strange: 'This does not look like a postcode. Please check each letter and number.',
    elsewhere: 'We know no postcode here that begins so. You can choose a place from the list.',
    found: 'Your place: {places}. It is chosen in the list now.',
    begun: 'It can be one of these: {places}. Choose yours in the list.',
    unreachable: 'We could not look that up. You can choose a place from the list.',
  },
  language: { heading: 'Which language do you want to read?', hint: 'What is not in your language comes in English.' },
  frequency: {
    heading: 'How often?',
    each: 'Each time there is news',
    weekly: 'Once a week, all news in one email',
  },
  email: { label: 'Your email address', hint: 'We send you one email to check that it is yours.' },
  kept: {
    heading: 'What we keep',
    lines: [
      'Your email address, your places, your language, how often you want to hear from us, and when you said yes.',
      'Not your name, and not your postcode.',
      'Each email will have a link to stop, to change what you get, or to be forgotten.',
    ],
    privacy: 'Privacy',
  },
  wrong: {
    heading: 'Please check this first',
    areas: 'Choose at least one place.',
  },
  asked: {
    title: 'Please look at your emails',
    lead: 'If all is well, you will get an email from us in a few minutes.',
    next: 'Press the link in it. Only then do we send you news. The link works for two days.',
    none: 'Nothing there? Look in the folder for spam, and check that you wrote your address right.',
    again: 'Write the address again',
  },
  confirm: {
    title: 'One more step',
    lead: 'Press the button, and we send you news for your places.',
    submit: 'Yes, send me news',
    doneTitle: 'You are signed up',
    done: 'Thank you. From now on we email you when there is news for your places.',
    change: 'Change what you get',
    notMeHeading: 'It was not you?',
    notMeLead: 'Somebody else may have written your address. Press the button, and we erase it at once.',
    notMe: 'It was not me',
  },
  /** What is told to somebody whose address a stranger wrote. */
  notMe: {
    title: 'Your address is erased',
    lead: 'You get no news from us. For a day nobody can make us write to you again.',
  },
  manage: {
    title: 'Your emails from us',
    lead: 'Change what you get, or stop it.',
    submit: 'Save',
    saved: 'Saved. Your next email will be as you chose.',
    stopped: 'You get no emails from us at the moment. You can sign up again whenever you like.',
    stopHeading: 'Stop the emails',
    stopLead: 'We stop at once. You can sign up again whenever you like.',
    stop: 'Stop the emails',
    forgetHeading: 'Forget me',
    forgetLead:
      'We erase your address and your choices at once. What stays is a scrambled sign that nobody can turn back into your address. By it we know not to write to you again.',
    sure: 'Yes, erase everything about me',
    sureFirst: 'Tick the box first, if you want us to erase everything.',
    forget: 'Forget me',
  },
  stop: {
    title: 'Stop the emails?',
    lead: 'Press the button, and we send you no more news.',
    submit: 'Stop the emails',
    doneTitle: 'You get no more emails',
    done: 'We have stopped. You can sign up again whenever you like.',
    again: 'Sign up again',
  },
  forgotten: {
    title: 'You are forgotten',
    lead: 'Your address and your choices are erased.',
  },
  lost: {
    title: 'This link does not work any more',
    lead: 'It is too old, was used before, or a part of it is missing.',
    next: 'Look for a newer email from us, or sign up again.',
  },
  refused: {
    title: 'We cannot read this',
    lead: 'What was sent is not one of our forms. Please start again.',
  },
  broken: {
    title: 'Something went wrong here',
    lead: 'This is our fault, not yours. Please try again later.',
  },
  news: 'Read the news',
} as const;
