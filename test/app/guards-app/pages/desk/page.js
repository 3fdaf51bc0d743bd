document.querySelector('#ran').textContent = 'own script ran';
window.events = [];
window.guards.onEvent((name, event) => window.events.push([name, event]));
