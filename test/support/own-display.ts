const screens = process.env['SUIGAO_SCREENS']?.split(' ')
// Workers count from 1, and no two that run at the same time have one number.
if (screens) process.env['DISPLAY'] = screens[Number(process.env['VITEST_POOL_ID']) - 1]
