document.querySelector('#ran').textContent = 'own script ran';
window.events = [];
window.guards.onEvent((event) => window.events.push(event));
