// Says that the page's own script ran.
document.querySelector('#state').textContent = `ready ${Object.keys(window.door).length}`
